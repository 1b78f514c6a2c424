import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Attributes, Context } from '@opentelemetry/api';

/** Names, counts and kinds only: a trace goes to another system, which holds no consent of anybody. */
export type SpanFields = Readonly<Record<string, string | number | boolean>>;

/** Where traces go, once they are on. */
export interface Telemetry {
  /** Runs work in a span of its own; a span of the caller (W3C Trace Context) becomes its parent. */
  serve<T>(
    span: { name: string; fields: SpanFields; traceparent?: string | undefined },
    work: () => Promise<T>,
  ): Promise<T>;
  /** Notes something that has just ended and took so many milliseconds. */
  note(span: { name: string; fields: SpanFields; milliseconds: number; ok: boolean }): void;
  /** W3C Trace Context of the span that runs now, to hand on. */
  traceparent(): string | undefined;
  stop(): Promise<void>;
}

/** The default: nothing is traced and nothing is loaded. */
export const noTelemetry: Telemetry = {
  serve: (_, work) => work(),
  note: () => undefined,
  traceparent: () => undefined,
  stop: () => Promise.resolve(),
};

/**
 * OpenTelemetry traces by OTLP over HTTP to OTEL_EXPORTER_OTLP_ENDPOINT (default http://localhost:4318). The SDK is
 * loaded only then.
 */
export async function startTelemetry(serviceName: string): Promise<Telemetry> {
  const [{ BatchSpanProcessor, NodeTracerProvider }, { OTLPTraceExporter }, { resourceFromAttributes }] =
    await Promise.all([
      import('@opentelemetry/sdk-trace-node'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ]);
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  // Registers the W3C propagator and the context manager that carries a span along promises.
  provider.register();
  return tracing(() => provider.shutdown());
}

function tracing(stop: () => Promise<void>): Telemetry {
  const tracer = trace.getTracer('acquaint');
  return {
    serve: async ({ name, fields, traceparent }, work) => {
      const parent = parentOf(traceparent);
      const span = tracer.startSpan(
        name,
        { kind: SpanKind.SERVER, attributes: { ...fields } satisfies Attributes },
        parent,
      );
      try {
        return await context.with(trace.setSpan(parent, span), work);
      } catch (error) {
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end();
      }
    },
    note: ({ name, fields, milliseconds, ok }) => {
      const end = Date.now();
      const span = tracer.startSpan(name, {
        kind: SpanKind.CLIENT,
        attributes: { ...fields },
        startTime: end - milliseconds,
      });
      if (!ok) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end(end);
    },
    traceparent: () => {
      const carrier: Record<string, string> = {};
      propagation.inject(context.active(), carrier);
      return carrier['traceparent'];
    },
    stop,
  };
}

const parentOf = (traceparent: string | undefined): Context =>
  traceparent === undefined ? context.active() : propagation.extract(context.active(), { traceparent });
