import type * as Oidc from 'oidc-provider';

/** The library's module: `Provider` and `errors`. */
export type OidcModule = typeof Oidc;

let loaded: Promise<OidcModule> | undefined;

/**
 * Loads oidc-provider without its notice that Node 20 is not among its tested runtimes. The project pins
 * the version and tests it on Node 20 itself; a warning at every start that nobody can act on teaches
 * people to ignore warnings. Everything else that is printed meanwhile passes through.
 */
export const loadOidcProvider = (): Promise<OidcModule> => (loaded ??= load());

async function load(): Promise<OidcModule> {
  // The library offers no switch and prints while it is imported: the console is the only place to stop it.
  /* eslint-disable no-console -- see above; restored in the finally block */
  const { warn } = console;
  console.warn = (...parts: unknown[]) => {
    if (!String(parts[0]).includes('oidc-provider WARNING: Unsupported runtime')) warn(...parts);
  };
  withUrlParse();
  try {
    return await import('oidc-provider');
  } finally {
    console.warn = warn;
    /* eslint-enable no-console */
  }
}

// The library calls URL.parse, which came to Node 20 after 20.19 was out.
function withUrlParse(): void {
  if (typeof Reflect.get(URL, 'parse') === 'function') return;
  const parse = (text: string, base?: string): URL | null =>
    URL.canParse(text, base) ? new URL(text, base) : null;
  Object.defineProperty(URL, 'parse', { value: parse, configurable: true, writable: true });
}
