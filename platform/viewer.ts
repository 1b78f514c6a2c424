/** Who asks. Built once, at the gateway, from a verified token; nothing else may make one up. */
export type Viewer = ProductViewer | PersonViewer | StewardViewer;

/** A product of an organisation, an OAuth client; its token carries exactly one purpose. */
export interface ProductViewer {
  readonly kind: 'product';
  readonly productId: string;
  readonly organizationId: string;
  /** Name of the purpose in the catalogue, e.g. `support`. */
  readonly purpose: string;
}

/** The customer, looking at their own graph. `aal`: NIST SP 800-63B authenticator assurance level. */
export interface PersonViewer {
  readonly kind: 'person';
  readonly personId: string;
  readonly aal: 1 | 2 | 3;
}

/** A data steward of the operator. */
export interface StewardViewer {
  readonly kind: 'steward';
  readonly stewardId: string;
}

/** What travels with each call from the gateway to a subgraph. Plain data: signed when it crosses HTTP. */
export interface Envelope {
  readonly viewer: Viewer;
  readonly requestId: string;
  /** W3C Trace Context, absent when tracing is off. */
  readonly traceparent?: string;
  /** Milliseconds since 1970 after which the answer is of no use. */
  readonly deadline: number;
}
