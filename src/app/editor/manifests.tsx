import { lazy, Suspense, useEffect, useState } from 'react';
import { afterPicture } from '../after-picture.ts';
import { selectActiveFile, selectFiles, usePage } from '../store.ts';
import { PlainEditor } from './plain-editor.tsx';

const FileTabs = afterPicture(() => import('./file-tabs.tsx'));
const Problems = afterPicture(() => import('./problems.tsx'));
const CodeEditor = lazy(() => import('./code-editor.tsx'));

/** The editor and what is wrong in it. Plain text is taken at once; the code editor comes when the picture stands. */
export function Manifests() {
  const files = usePage(selectFiles);
  const active = usePage(selectActiveFile);
  const file = files.find(({ name }) => name === active) ?? files[0];
  const isReady = useCodeEditor();
  const plain = file && <PlainEditor file={file} />;
  return (
    <section className="region manifests" aria-label="Manifests">
      <div className="file-bar">
        <Suspense>
          <FileTabs files={files} active={file?.name ?? ''} />
        </Suspense>
      </div>
      <div className="editor" id="manifest-editor">
        {isReady && file ? (
          <Suspense fallback={plain}>
            <CodeEditor file={file} />
          </Suspense>
        ) : (
          plain
        )}
      </div>
      <Suspense>
        <Problems />
      </Suspense>
    </section>
  );
}

const selectIsDrawn = ({ derived }: { readonly derived: { readonly evaluation: unknown } }) => derived.evaluation !== undefined;

/** Whether to load the code editor: after the first picture, and not where fingers type. */
function useCodeEditor(): boolean {
  const isDrawn = usePage(selectIsDrawn);
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    if (!isDrawn || !matchMedia('(min-width: 720px)').matches) return;
    const timer = setTimeout(() => setReady(true), 60);
    return () => clearTimeout(timer);
  }, [isDrawn]);
  return isReady;
}
