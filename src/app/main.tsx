import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startKeeping } from './keeping.ts';
import { startShowing } from './showing.ts';
import './style/tokens.css';
import './style/base.css';
import './style/shell.css';
import './style/question.css';
import './style/panes.css';
import './style/editor.css';
import './style/picture.css';
import './style/tables.css';
import './style/details.css';
import './style/dialogs.css';
import './style/narrow.css';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
  void startKeeping().then(startShowing);
}
