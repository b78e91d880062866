export { answer } from './answer.ts';
export { names, podName, podNames } from './names.ts';
export {
  type Asker,
  clusterDnsAddress,
  namesToTry,
  type Resolution,
  type Resolver,
  resolve,
  resolverOf,
} from './resolver.ts';
export { digText, nslookupText, recordText } from './text.ts';
