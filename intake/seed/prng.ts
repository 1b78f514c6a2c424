/** A stream of pseudo-random draws. Same seed, same draws, on every machine; not for secrets. */
export interface Random {
  /** In [0, 1). */
  readonly next: () => number;
  /** Integer in [0, limit). */
  readonly below: (limit: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
}

/** FNV-1a over UTF-16 code units, finished as in MurmurHash3: 32 bits that differ well for close texts. */
const hash32 = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/**
 * Mulberry32, seeded by a text. Each household gets a stream of its own (`seed:number`), so that one person's draws never
 * shift another's and a larger demo starts with the people of a smaller one.
 */
export const createRandom = (seed: string): Random => {
  let state = hash32(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: (list) => {
      const item = list[below(list.length)];
      if (item === undefined) throw new RangeError('found an empty list, expected at least one item to pick');
      return item;
    },
  };
};
