declare module 'virtual:truth' {
  /** From the conformance run of the build. */
  const truth: {
    readonly cases: number;
    readonly kinds: readonly { readonly kind: string; readonly agree: number; readonly of: number }[];
  };
  export default truth;
}

declare module 'virtual:first-picture' {
  /** The opening example, worked out when the page was built. */
  const first: {
    /** One for each of `firstRooms`. */
    readonly pictures: readonly import('../explain/picture/layout/placed.ts').PlacedPicture[];
    readonly trace: import('../explain/request/trace.ts').Trace;
  };
  export default first;
}
