import { useRef } from 'react';
import type { WorkspaceFile } from '../../workspace/workspace.ts';
import { openFile, setFiles } from '../actions.ts';
import { TabList } from '../shell/tab-list.tsx';
import { openFiles } from './open-files.ts';

interface FileTabsProps {
  readonly files: readonly WorkspaceFile[];
  readonly active: string;
}

export default function FileTabs({ files, active }: FileTabsProps) {
  const input = useRef<HTMLInputElement>(null);
  const file = files.find(({ name }) => name === active);
  return (
    <>
      <TabList
        label="Files"
        panel="manifest-editor"
        tabs={files.map(({ name }) => ({ id: name, title: name }))}
        active={active}
        onOpen={openFile}
      />
      <button type="button" className="button icon quiet" aria-label="New file" title="New file" onClick={() => addFile(files)}>
        +
      </button>
      <span className="space" />
      {file && (files.length > 1 || file.step === 1) && (
        <label className="step" title="First these files are applied and settle, then those of the second step">
          <span className="visually-hidden">When {file.name} is applied</span>
          <select value={file.step} onChange={(event) => setStep(files, file, event.target.value === '1' ? 1 : 0)}>
            <option value={0}>first</option>
            <option value={1}>then</option>
          </select>
        </label>
      )}
      {files.length > 1 && file && (
        <button
          type="button"
          className="button icon quiet"
          aria-label={`Remove ${file.name}`}
          title="Remove this file"
          onClick={() => removeFile(files, file)}
        >
          ✕
        </button>
      )}
      <button type="button" className="button quiet" onClick={() => input.current?.click()}>
        Open…
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept=".yaml,.yml,.json,.txt,text/*,application/json"
        onChange={(event) => {
          void openFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </>
  );
}

function addFile(files: readonly WorkspaceFile[]): void {
  const taken = new Set(files.map(({ name }) => name));
  let number = files.length + 1;
  while (taken.has(`file-${number}.yaml`)) number += 1;
  const name = `file-${number}.yaml`;
  setFiles([...files, { name, text: '', step: 0 }], name);
}

function removeFile(files: readonly WorkspaceFile[], file: WorkspaceFile): void {
  const rest = files.filter((other) => other !== file);
  setFiles(rest, rest[0]?.name ?? '');
}

function setStep(files: readonly WorkspaceFile[], file: WorkspaceFile, step: 0 | 1): void {
  setFiles(
    files.map((other) => (other === file ? { ...other, step } : other)),
    file.name,
  );
}
