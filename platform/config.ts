import { z } from 'zod';
import { DomainError } from './errors.ts';

const port = z.coerce.number().int().min(1).max(65535);
const url = z.string().refine((text) => URL.canParse(text), 'an absolute URL');
const secret = z.string().optional();
const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

/** One variable of the environment: how it is read and what it is for. Docs are generated from this table. */
interface Setting {
  readonly schema: z.ZodType;
  readonly fallback?: string;
  readonly meaning: string;
}
const setting = <Schema extends z.ZodType>(schema: Schema, meaning: string, fallback?: string) => ({
  schema,
  meaning,
  fallback,
});

export const settings = {
  ACQUAINT_PROFILE: setting(
    z.enum(['development', 'production']),
    'development: loopback only, tokens for staff from the command line. production: refuses both.',
    'development',
  ),
  PORT: setting(
    port,
    'The one port of the gateway and everything it serves; a split subgraph listens here too.',
    '4000',
  ),
  HOST: setting(
    z.string(),
    'Address to listen on. The development profile takes loopback addresses only.',
    '127.0.0.1',
  ),
  ACQUAINT_PUBLIC_URL: setting(
    url.optional(),
    'Where the world reaches the gateway; default http://localhost:PORT.',
  ),
  ACQUAINT_BEHIND_PROXY: setting(
    z.enum(['no', 'yes']),
    'yes: a proxy in front ends TLS and is the only one who reaches this port. The production profile needs it.',
    'no',
  ),
  ACQUAINT_DATA: setting(
    z.string().min(1),
    'Folder of the local Neo4j, the key vault and the keys.',
    '.acquaint',
  ),
  NEO4J_URI: setting(
    z
      .string()
      .regex(/^(bolt|neo4j)(\+s|\+ssc)?:\/\//, 'bolt://… or neo4j://…')
      .optional(),
    'An existing Neo4j 5. Without it a local one is fetched and started.',
  ),
  NEO4J_USER: setting(z.string(), 'User of NEO4J_URI.', 'neo4j'),
  NEO4J_PASSWORD: setting(z.string().optional(), 'Password of NEO4J_URI.'),
  ACQUAINT_NEO4J_HEAP: setting(
    z.string().regex(/^\d+[mg]$/, 'a size such as 768m'),
    'Largest heap of the local Neo4j.',
    '768m',
  ),
  ACQUAINT_VAULT: setting(
    z.string().regex(/^(lmdb|postgres(ql)?:\/\/.+)$/, 'lmdb or postgres://…'),
    'Key vault: lmdb for one machine, a Postgres URL for many.',
    'lmdb',
  ),
  ACQUAINT_BLIND_INDEX_KEY: setting(
    secret,
    'Finds identifiers without knowing them: 32 bytes of base64. Never changes.',
  ),
  ACQUAINT_PAIRWISE_KEY: setting(
    secret,
    'Makes the person ids of each organisation: 32 bytes of base64. Never changes.',
  ),
  ACQUAINT_ENVELOPE_KEY: setting(secret, 'Signs what the gateway tells the subgraphs: 32 bytes of base64.'),
  ACQUAINT_CURSOR_KEY: setting(secret, 'Seals paging cursors: 32 bytes of base64.'),
  ACQUAINT_SIGNING_KEYS: setting(
    secret,
    'Signs tokens: base64 of a JSON array of JWKs, the first one private.',
  ),
  ACQUAINT_EPOCH_KEYS: setting(secret, 'Wraps the data keys of the vault: id:base64, separated by commas.'),
  ACQUAINT_SUBGRAPH_IDENTITY: setting(url.optional(), 'Where a split gateway reaches the identity subgraph.'),
  ACQUAINT_SUBGRAPH_CONSENT: setting(url.optional(), 'Where a split gateway reaches the consent subgraph.'),
  ACQUAINT_SUBGRAPH_PROFILE: setting(url.optional(), 'Where a split gateway reaches the profile subgraph.'),
  ACQUAINT_PERSISTED: setting(
    z.enum(['off', 'log', 'required']),
    'Whether only persisted operations run.',
    'off',
  ),
  ACQUAINT_PERSISTED_FILE: setting(z.string().optional(), 'JSON file: SHA-256 of a document → the document.'),
  ACQUAINT_DEMO_PEOPLE: setting(
    z.coerce.number().int().min(0).max(1_000_000),
    'People beside the named cast that the first start loads.',
    '300',
  ),
  ACQUAINT_REGION: setting(
    z.string().regex(/^[A-Z]{2}$/, 'ISO 3166-1 alpha-2'),
    'Region of phone numbers without a country code.',
    'IE',
  ),
  ACQUAINT_LOG: setting(
    z.enum(['silent', 'error', 'warn', 'info', 'debug']),
    'Lowest level of the log.',
    'info',
  ),
  ACQUAINT_TRACES: setting(
    z.enum(['off', 'otlp']),
    'OpenTelemetry traces; otlp sends to OTEL_EXPORTER_OTLP_ENDPOINT.',
    'off',
  ),
} as const satisfies Record<string, Setting>;

type Name = keyof typeof settings;
type Values = { readonly [N in Name]: z.infer<(typeof settings)[N]['schema']> };

export interface Config extends Values {
  /** Base URL, without a slash at the end. */
  readonly publicUrl: string;
  /** URL of the graph: the audience (RFC 8707 resource) of every token. */
  readonly graphUrl: string;
  /** Issuer of the tokens. */
  readonly issuer: string;
}

/**
 * Reads the environment once and freezes it.
 * @throws DomainError CONFIG_INVALID that names every fault at once; values are not repeated, they may be secrets.
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const faults: string[] = [];
  const entries = Object.entries(settings).map(([name, { schema, fallback }]) => {
    const given = environment[name] === '' ? undefined : environment[name];
    const parsed = schema.safeParse(given ?? fallback);
    if (!parsed.success)
      faults.push(`${name}: ${parsed.error.issues.map((issue) => issue.message).join(', ')}`);
    return [name, parsed.data] as const;
  });
  // Every entry was parsed by the schema of its name.
  const values = Object.fromEntries(entries) as Values;
  faults.push(...conflicts(values));
  if (faults.length > 0)
    throw new DomainError('CONFIG_INVALID', `the environment can not be used: ${faults.join('; ')}`);
  const publicUrl = (values.ACQUAINT_PUBLIC_URL ?? `http://localhost:${String(values.PORT)}`).replace(
    /\/+$/,
    '',
  );
  return Object.freeze({
    ...values,
    publicUrl,
    graphUrl: `${publicUrl}/graphql`,
    issuer: `${publicUrl}/oidc`,
  });
}

const productionKeys = [
  'ACQUAINT_BLIND_INDEX_KEY',
  'ACQUAINT_PAIRWISE_KEY',
  'ACQUAINT_ENVELOPE_KEY',
  'ACQUAINT_CURSOR_KEY',
  'ACQUAINT_SIGNING_KEYS',
] as const;

const needs = (name: string, what: string): string => `${name}: the production profile needs ${what}`;

const productionFaults = (values: Values): readonly string[] => [
  ...(values.ACQUAINT_PUBLIC_URL?.startsWith('https://')
    ? []
    : [needs('ACQUAINT_PUBLIC_URL', 'an https:// URL')]),
  ...(values.ACQUAINT_BEHIND_PROXY === 'yes'
    ? []
    : [needs('ACQUAINT_BEHIND_PROXY', 'a proxy in front that ends TLS')]),
  ...productionKeys.filter((name) => !values[name]).map((name) => needs(name, 'it')),
];

function conflicts(values: Values): string[] {
  const faults: string[] = [];
  if (values.ACQUAINT_PROFILE === 'production') faults.push(...productionFaults(values));
  else if (values.HOST && !loopback.has(values.HOST)) {
    faults.push('HOST: the development profile listens on loopback only (127.0.0.1, ::1 or localhost)');
  }
  if (values.ACQUAINT_PERSISTED === 'required' && !values.ACQUAINT_PERSISTED_FILE) {
    faults.push('ACQUAINT_PERSISTED_FILE: needed when ACQUAINT_PERSISTED is required');
  }
  return faults;
}

/** docs/configuration.md, as text. */
export function configurationPage(): string {
  const rows = Object.entries(settings).map(
    ([name, { meaning, fallback }]) => `| \`${name}\` | ${fallback ? `\`${fallback}\`` : ''} | ${meaning} |`,
  );
  return [
    '# Configuration',
    '',
    'Read once at the start, from the environment. Generated from `platform/config.ts` by `npm run docs`.',
    '',
    '| variable | default | meaning |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

/** .env.example, as text. */
export const environmentExample = (): string =>
  Object.entries(settings)
    .map(([name, { meaning, fallback }]) => `# ${meaning}\n#${name}=${fallback ?? ''}\n`)
    .join('\n');
