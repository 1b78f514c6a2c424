/** Which records hang together. */
export interface Groups {
  join(a: string, b: string): void;
  /** The given ids, by group. */
  of(ids: Iterable<string>): readonly (readonly string[])[];
}

/** Union-find over record ids, with path halving. */
export const startGroups = (): Groups => {
  const parent = new Map<string, string>();
  const find = (id: string): string => {
    let at = id;
    for (let up = parent.get(at) ?? at; up !== at; up = parent.get(at) ?? at) {
      parent.set(at, parent.get(up) ?? up);
      at = up;
    }
    return at;
  };
  return {
    join: (a: string, b: string): void => {
      parent.set(find(a), find(b));
    },
    of: (ids: Iterable<string>): readonly (readonly string[])[] => {
      const groups = new Map<string, string[]>();
      for (const id of ids) {
        const group = groups.get(find(id)) ?? [];
        group.push(id);
        groups.set(find(id), group);
      }
      return [...groups.values()];
    },
  };
};
