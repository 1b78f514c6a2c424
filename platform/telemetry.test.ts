import { afterEach, expect, test } from '@jest/globals';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { noTelemetry, startTelemetry } from './telemetry.ts';

interface Span {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
}

let collector: Server | undefined;

const collect = async (): Promise<Span[]> => {
  const spans: Span[] = [];
  collector = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as {
        resourceSpans: { scopeSpans: { spans: Span[] }[] }[];
      };
      spans.push(...body.resourceSpans.flatMap((one) => one.scopeSpans.flatMap((scope) => scope.spans)));
      response.end('{}');
    });
  });
  await new Promise<void>((resolve) => collector?.listen(0, '127.0.0.1', resolve));
  const { port } = collector.address() as AddressInfo;
  process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = `http://127.0.0.1:${String(port)}`;
  return spans;
};

afterEach(() => {
  delete process.env['OTEL_EXPORTER_OTLP_ENDPOINT'];
  collector?.closeAllConnections();
  collector?.close();
});

test('is off by default: work runs, nothing is handed on', async () => {
  expect(await noTelemetry.serve({ name: 'any', fields: {} }, () => Promise.resolve(7))).toBe(7);
  expect(noTelemetry.traceparent()).toBeUndefined();
});

test('sends spans to a collector, under the span of the caller, and hands its own on', async () => {
  const spans = await collect();
  const telemetry = await startTelemetry('acquaint-test');
  const caller = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' };
  const traceparent = `00-${caller.traceId}-${caller.spanId}-01`;
  let handedOn: string | undefined;
  await telemetry.serve({ name: 'graphql', fields: { viewer: 'product' }, traceparent }, async () => {
    await Promise.resolve();
    handedOn = telemetry.traceparent();
    telemetry.note({ name: 'disclosure.read', fields: { rows: 1 }, milliseconds: 3, ok: true });
  });
  await telemetry.stop();
  const operation = spans.find(({ name }) => name === 'graphql');
  const query = spans.find(({ name }) => name === 'disclosure.read');
  expect(operation).toMatchObject({ traceId: caller.traceId, parentSpanId: caller.spanId });
  expect(query).toMatchObject({ traceId: caller.traceId, parentSpanId: operation?.spanId });
  expect(handedOn).toBe(`00-${caller.traceId}-${operation?.spanId ?? ''}-01`);
});
