export { layout } from './layout/index.ts';
export { picture } from './picture.ts';
