declare module 'virtual:truth' {
  /** Written when the page is built, from the conformance run. */
  const truth: {
    readonly cases: number;
    readonly kinds: readonly { readonly kind: string; readonly agree: number; readonly of: number }[];
  };
  export default truth;
}
