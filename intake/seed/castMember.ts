import type { Appearance, DemoConsent, DemoPerson, DemoSource } from './demo.ts';

/** A named person of the demo, who is the same in files, documents, tests and screenshots. */
export interface CastMember extends DemoPerson {
  readonly name: string;
  /** What is special about them. */
  readonly about: string;
}

/** Milliseconds of an RFC 3339 time written into this folder. */
export const at = (time: string): number => Date.parse(time);

type Sketch = Omit<Appearance, 'at' | 'recordId' | 'consents'> & {
  readonly at: string;
  readonly consents?: readonly DemoConsent[];
};

/** Key, full name, and what is special. */
type Who = readonly [key: string, name: string, about: string];

const prefixes: Readonly<Record<DemoSource, string>> = { crm: 'C', shop: 'S', support: 'T', newsletter: 'N' };

/** Record ids of the cast tell who it is, e.g. `C-CY`: one for each source, so that two rows of one source are revisions. */
const castRecordId = (source: DemoSource, key: string): string => `${prefixes[source]}-${key.toUpperCase()}`;

export const member = ([key, name, about]: Who, sketches: readonly Sketch[]): CastMember => ({
  key,
  name,
  about,
  appearances: sketches.map((sketch) => ({
    consents: [],
    ...sketch,
    at: at(sketch.at),
    recordId: castRecordId(sketch.source, key),
  })),
});

/** A consent as a source notes it down. */
export const given = (purpose: 'support' | 'newsletter', time: string) =>
  ({ purpose, state: 'given', at: at(time) }) as const;
export const refused = (purpose: 'support' | 'newsletter', time: string) =>
  ({ purpose, state: 'refused', at: at(time) }) as const;
