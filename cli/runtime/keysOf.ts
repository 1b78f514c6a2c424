import type { Config } from '#platform/config.ts';

/** The keys that the environment gives, by the names under which the keyring looks for them. */
export const keysOf = (config: Config): Record<string, string | undefined> => ({
  ACQUAINT_BLIND_INDEX_KEY: config.ACQUAINT_BLIND_INDEX_KEY,
  ACQUAINT_PAIRWISE_KEY: config.ACQUAINT_PAIRWISE_KEY,
  ACQUAINT_ENVELOPE_KEY: config.ACQUAINT_ENVELOPE_KEY,
  ACQUAINT_CURSOR_KEY: config.ACQUAINT_CURSOR_KEY,
  ACQUAINT_SIGNING_KEYS: config.ACQUAINT_SIGNING_KEYS,
  ACQUAINT_EPOCH_KEYS: config.ACQUAINT_EPOCH_KEYS,
});
