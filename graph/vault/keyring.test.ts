import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openKeyring } from './keyring.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'acquaint-keys-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});
const base64 = (byte: number): string => Buffer.alloc(32, byte).toString('base64');

describe('the keyring on disk', () => {
  it('makes every key once, different from each other, readable by the owner only', () => {
    const first = openKeyring({ dir });
    const names = ['blindIndexKey', 'pairwiseKey', 'envelopeKey', 'cursorKey'] as const;
    const texts = names.map((name) => Buffer.from(first[name]).toString('hex'));
    expect(new Set(texts).size).toBe(4);
    const again = openKeyring({ dir });
    expect(names.map((name) => Buffer.from(again[name]).toString('hex'))).toEqual(texts);
    expect(again.signingKey()).toEqual(first.signingKey());
    for (const file of readdirSync(dir, { withFileTypes: true })) {
      const mode = statSync(join(dir, file.name)).mode & 0o777;
      expect([file.name, mode]).toEqual([file.name, file.isDirectory() ? 0o700 : 0o600]);
    }
  });

  it('refuses a key file that others may read, and one of the wrong length', () => {
    openKeyring({ dir });
    chmodSync(join(dir, 'pairwise.key'), 0o644);
    expect(() => openKeyring({ dir })).toThrow(/open to others: found mode 0644, expected 0600/);
    chmodSync(join(dir, 'pairwise.key'), 0o600);
    writeFileSync(join(dir, 'pairwise.key'), 'c2hvcnQ=');
    expect(() => openKeyring({ dir })).toThrow(/pairwise\.key is 5 bytes of base64; expected 32/);
  });

  it('keeps a retired signing key published and destroys its private half', () => {
    const keyring = openKeyring({ dir });
    const old = keyring.signingKey();
    keyring.turnSigningKey();
    expect(keyring.signingKey().kid).not.toBe(old.kid);
    const reopened = openKeyring({ dir });
    expect(reopened.publishedKeys().map((key) => key.kid)).toEqual([keyring.signingKey().kid, old.kid]);
    expect(readFileSync(join(dir, 'signing.json'), 'utf8')).not.toContain(old.d);
    expect(JSON.stringify(reopened.publishedKeys())).not.toContain(reopened.signingKey().d);
  });

  it('destroys an epoch key for good', () => {
    const { epochs } = openKeyring({ dir });
    const id = epochs.nextId(undefined);
    epochs.create(id);
    const key = epochs.get(id);
    epochs.create(id);
    expect(epochs.get(id)).toEqual(key);
    expect(epochs.destroy(id)).toBe(true);
    expect(epochs.get(id)).toBeUndefined();
    expect(readdirSync(join(dir, 'epochs'))).toEqual([]);
  });
});

describe('the keyring from the environment', () => {
  it('takes keys from there and writes none of them to disk', () => {
    const signing = openKeyring({ dir: join(dir, 'elsewhere') }).signingKey();
    const keyring = openKeyring({
      dir: join(dir, 'keys'),
      fromEnv: {
        ACQUAINT_BLIND_INDEX_KEY: base64(1),
        ACQUAINT_PAIRWISE_KEY: base64(2),
        ACQUAINT_ENVELOPE_KEY: base64(3),
        ACQUAINT_CURSOR_KEY: base64(4),
        ACQUAINT_SIGNING_KEYS: Buffer.from(JSON.stringify([signing])).toString('base64'),
        ACQUAINT_EPOCH_KEYS: `2026a:${base64(5)}, 2026b:${base64(6)}`,
      },
    });
    expect(keyring.blindIndexKey[0]).toBe(1);
    expect(keyring.cursorKey[0]).toBe(4);
    expect(keyring.signingKey()).toEqual(signing);
    expect(keyring.epochs.get('2026a')?.[0]).toBe(5);
    expect(readdirSync(join(dir, 'keys'))).toEqual([]);
    expect(() => keyring.turnSigningKey()).toThrow(/turned there/);
  });

  it('moves to the next epoch key, leaves its destruction to the operator, and says when there is none', () => {
    const fromEnv = { ACQUAINT_EPOCH_KEYS: `a:${base64(5)},b:${base64(6)}` };
    const { epochs } = openKeyring({ dir, fromEnv });
    expect([epochs.nextId(undefined), epochs.nextId('a')]).toEqual(['a', 'b']);
    expect(epochs.destroy('a')).toBe(false);
    expect(() => epochs.nextId('b')).toThrow(/no key after the current one/);
  });

  it.each([
    ['ACQUAINT_CURSOR_KEY', 'c2hvcnQ=', /ACQUAINT_CURSOR_KEY is 5 bytes of base64; expected 32/],
    ['ACQUAINT_EPOCH_KEYS', base64(1), /lacks its id|entry .* is 0 bytes/],
    ['ACQUAINT_SIGNING_KEYS', 'e30=', /hold 0 keys; expected EC P-256 JWKs/],
  ])('names %s when it can not be used, without its content', (name, value, message) => {
    expect(() => openKeyring({ dir, fromEnv: { [name]: value } })).toThrow(message);
    expect(() => openKeyring({ dir, fromEnv: { [name]: value } })).not.toThrow(value);
  });
});
