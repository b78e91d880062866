export { answer } from './answer.ts';
export { names, type PodName, podName, podNames, type ServedName } from './names.ts';
export {
  type Asker,
  clusterDnsAddress,
  namesToTry,
  type Resolution,
  type Resolver,
  type ResolverTry,
  resolve,
  resolverOf,
} from './resolver.ts';
export { digText, nslookupText, recordText } from './text.ts';
