import { describe, expect, test } from '@jest/globals';
import { readConfig } from './config.ts';

const faultsOf = (environment: NodeJS.ProcessEnv): string => {
  try {
    readConfig(environment);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('configuration', () => {
  test('has a default for everything that the development profile needs', () => {
    expect(readConfig({})).toMatchObject({
      PORT: 4000,
      HOST: '127.0.0.1',
      graphUrl: 'http://localhost:4000/graphql',
      issuer: 'http://localhost:4000/oidc',
    });
  });

  test('treats an empty variable as absent', () => {
    expect(readConfig({ PORT: '', NEO4J_URI: '' }).PORT).toBe(4000);
  });

  test('names every fault at once and repeats no value', () => {
    const message = faultsOf({ PORT: '70000', NEO4J_URI: 'http://secret-host', ACQUAINT_PROFILE: 'prod' });
    expect(message).toMatch(/PORT.*ACQUAINT|ACQUAINT.*PORT/s);
    expect(message).toContain('NEO4J_URI');
    expect(message).not.toContain('secret-host');
  });

  test('keeps the development profile on loopback', () => {
    expect(faultsOf({ HOST: '0.0.0.0' })).toContain('loopback');
  });

  test('refuses a production profile without https and keys', () => {
    const message = faultsOf({ ACQUAINT_PROFILE: 'production', HOST: '0.0.0.0' });
    expect(message).toContain('ACQUAINT_PUBLIC_URL');
    expect(message).toContain('ACQUAINT_SIGNING_KEYS');
    expect(message).toContain('ACQUAINT_BEHIND_PROXY');
  });

  test('refuses required persisted operations without a file of them', () => {
    expect(faultsOf({ ACQUAINT_PERSISTED: 'required' })).toContain('ACQUAINT_PERSISTED_FILE');
  });

  test('cuts the slash at the end of the public URL', () => {
    expect(readConfig({ ACQUAINT_PUBLIC_URL: 'https://id.example/' }).graphUrl).toBe(
      'https://id.example/graphql',
    );
  });
});
