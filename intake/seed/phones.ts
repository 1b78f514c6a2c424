import type { DemoCountry } from './demo.ts';

/** A block of numbers that a regulator keeps free for drama, `digits` long after `prefix`. */
export interface NumberBlock {
  readonly prefix: string;
  readonly digits: number;
  /** First number of the block; 0 unless the regulator frees a part only. */
  readonly from?: number;
  /** How many numbers; all of them unless the regulator frees a part only. */
  readonly size: number;
}

const blocks = (prefixes: readonly string[], digits: number): readonly NumberBlock[] =>
  prefixes.map((prefix) => ({ prefix, digits, size: 10 ** digits }));

// Area codes of the United States that libphonenumber-js/max accepts with 555-0100 to 555-0199 (NANPA).
const usAreas =
  '201 202 203 205 206 207 208 209 210 212 213 214 215 216 217 218 219 220 224 225 228 229 231 234 239 240 248 251 252 ' +
  '253 254 256 260 262 267 269 270 272 276 281 301 302 303 304 305 307 308 309 310 312 313 314 315 316 317 318 319 320 ' +
  '321 323 325 330 331 334 336 337 339 347 351 352 360 361 385 386 401 402 404 405 406 407 408 409 410 412 413 414 415 ' +
  '417 419 423 424 425 430 432 434 435 440 443 469 470 475 478 479 480 484 501 502 503 504 505 507 508 509 510 512 513 ' +
  '515 516 517 518 520 530 540 541 551 559 561 562 563 567 570 571 573 574 575 580 585 586 601 602 603 605 606 607 608 ' +
  '609 610 612 614 615 616 617 618 619 620 623 626 630 631 636 641 646 650 651 660 661 662 678 682 701 702 703 704 706 ' +
  '707 708 712 713 714 715 716 717 718 719 720 724 727 731 732 734 740 754 757 760 763 765 770 772 773 774 775 781 785 ' +
  '786 801 802 803 804 805 806 808 810 812 813 814 815 816 817 818 828 830 831 832 843 845 847 848 850 856 857 858 859';

/**
 * Numbers that ring nobody: Ofcom's, the Bundesnetzagentur's, ARCEP's and NANPA's numbers for drama, as far as
 * libphonenumber-js/max calls them valid. It refuses Ofcom's mobiles (07700 900), ARCEP's (06 39 98) and all of Ireland's
 * (020 91), and India has none, so people of Ireland carry British numbers here and people of India American ones.
 */
export const fictionBlocks: Readonly<Record<'GB' | 'DE' | 'FR' | 'US', readonly NumberBlock[]>> = {
  GB: blocks(
    ['20 7946 0', '113 496 0', '114 496 0', '116 496 0', '117 496 0', '118 496 0', '121 496 0', '131 496 0']
      .concat(['141 496 0', '151 496 0', '161 496 0', '191 498 0'])
      .map((rest) => `+44 ${rest}`),
    3,
  ),
  DE: blocks(['+49 30 23125 ', '+49 69 90009 ', '+49 40 66969 ', '+49 221 4710 ', '+49 89 99998 '], 3),
  FR: blocks(['+33 1 99 00 ', '+33 2 61 91 ', '+33 3 53 01 ', '+33 4 65 71 ', '+33 5 36 49 '], 4),
  US: usAreas.split(' ').map((area) => ({ prefix: `+1 ${area} 555 0`, digits: 3, from: 100, size: 100 })),
};

/** Ofcom's Cardiff block is kept for the named cast, its freephone block for kiosks: no generated number meets them. */
export const castPhone = (number: number): string => `+44 29 2018 0${String(number).padStart(3, '0')}`;
export const kioskPhones: readonly string[] = [101, 202, 303, 404, 505].map(
  (number) => `+44 808 157 0${String(number)}`,
);

const homeBlocks = { IE: 'GB', GB: 'GB', DE: 'DE', FR: 'FR', US: 'US', IN: 'US' } as const;
// Prime, and no factor of any block's size: multiplying by it visits each number once, in an order without runs.
const stride = 7919;

const sizeOf = (list: readonly NumberBlock[]): number => list.reduce((sum, block) => sum + block.size, 0);

/** The `index`-th number of a list of blocks, in scattered order; undefined past the last one. */
export const numberAt = (list: readonly NumberBlock[], index: number): string | undefined => {
  const total = sizeOf(list);
  if (index >= total) return undefined;
  let rest = (index * stride) % total;
  for (const block of list) {
    if (rest < block.size) return block.prefix + String((block.from ?? 0) + rest).padStart(block.digits, '0');
    rest -= block.size;
  }
  return undefined;
};

export interface PhoneBook {
  /** A number nobody else has, in spaced international form; undefined once all fiction is used up. */
  readonly take: (country: DemoCountry) => string | undefined;
}

/** Hands out each number once: home country first, then France's and America's, which have the most. */
export const createPhoneBook = (): PhoneBook => {
  const used = { GB: 0, DE: 0, FR: 0, US: 0 };
  return {
    take: (country) => {
      for (const key of [homeBlocks[country], 'FR', 'US'] as const) {
        const number = numberAt(fictionBlocks[key], used[key]);
        if (number === undefined) continue;
        used[key]++;
        return number;
      }
      return undefined;
    },
  };
};
