/** Whether a thrown value bears this code of Node's system errors; by shape, since realms differ in Error. */
export const hasCode = (thrown: unknown, code: string): boolean =>
  typeof thrown === 'object' && thrown !== null && 'code' in thrown && thrown.code === code;
