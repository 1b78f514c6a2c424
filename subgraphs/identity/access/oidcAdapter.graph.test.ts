import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { testExecutor } from '#test/support/graph.ts';
import { createOidcAdapter } from './oidcAdapter.ts';

const executor = testExecutor();
const time = { now: Date.parse('2026-03-01T12:00:00Z') };
const adapter = createOidcAdapter({ executor, clock: { now: () => new Date(time.now) } }, 'RefreshToken');

describe('the adapter of oidc-provider', () => {
  it('finds what was stored, and replaces it', async () => {
    const id = randomUUID();
    await adapter.upsert(id, { clientId: 'harbour' }, 600);
    expect(await adapter.find(id)).toEqual({ clientId: 'harbour' });
    await adapter.upsert(id, { clientId: 'quay' }, 600);
    expect(await adapter.find(id)).toEqual({ clientId: 'quay' });
    await adapter.destroy(id);
    expect(await adapter.find(id)).toBeUndefined();
  });

  it('keeps the models apart', async () => {
    const id = randomUUID();
    await adapter.upsert(id, { clientId: 'harbour' }, 600);
    const other = createOidcAdapter({ executor, clock: { now: () => new Date(time.now) } }, 'AccessToken');
    expect(await other.find(id)).toBeUndefined();
    await adapter.destroy(id);
  });

  it('finds nothing from the moment of its expiry on', async () => {
    const id = randomUUID();
    const start = time.now;
    await adapter.upsert(id, { clientId: 'harbour' }, 10);
    time.now = start + 9_999;
    expect(await adapter.find(id)).toMatchObject({ clientId: 'harbour' });
    time.now = start + 10_000;
    expect(await adapter.find(id)).toBeUndefined();
    await expect(adapter.consume(id)).rejects.toThrow(/consumed twice, or after its expiry/);
    time.now = start;
    await adapter.destroy(id);
  });

  it('lets exactly one of many consume', async () => {
    const id = randomUUID();
    await adapter.upsert(id, { clientId: 'harbour' }, 600);
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => adapter.consume(id)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await adapter.find(id)).toMatchObject({ consumed: Math.floor(time.now / 1_000) });
    await adapter.destroy(id);
  });

  it('revokes everything of one grant and nothing of another', async () => {
    const [mine, too, other] = [randomUUID(), randomUUID(), randomUUID()];
    const [grantId, otherGrant] = [randomUUID(), randomUUID()];
    await adapter.upsert(mine, { grantId }, 600);
    await adapter.upsert(too, { grantId }, 600);
    await adapter.upsert(other, { grantId: otherGrant }, 600);
    await adapter.revokeByGrantId(grantId);
    expect(await adapter.find(mine)).toBeUndefined();
    expect(await adapter.find(too)).toBeUndefined();
    expect(await adapter.find(other)).toMatchObject({ grantId: otherGrant });
    await adapter.destroy(other);
  });
});
