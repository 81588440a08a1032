import './api/zod-without-eval.js';
import './styles/tokens.css';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { listenToKeys } from './shortcuts/listen-to-keys.js';
import { followTheme } from './ui/theme.js';

followTheme();
listenToKeys();

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
