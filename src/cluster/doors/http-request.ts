/** One HTTP request at a door of the cluster. */
export interface HttpRequest {
  readonly method: string;
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** `via` as in the conformance questions: `ingress:CLASS` or `gateway:NAMESPACE/NAME:PORT`. */
export interface RouteQuestion extends HttpRequest {
  readonly via: string;
}

export interface RouteBackend {
  /** `namespace/name`; none where the reference is not valid and the door answers by itself. */
  readonly service?: string;
  readonly port?: number | string;
  /** 0 to 1. */
  readonly share: number;
  readonly status?: number;
}

export interface RouteAnswer {
  readonly status: number;
  readonly backends: readonly RouteBackend[];
  readonly location?: string;
  readonly upstreamPath?: string;
}
