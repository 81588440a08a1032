import './api/jitless.js';
import './styles/tokens.css';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { applyTheme } from './ui/theme.js';
import { listenToKeys } from './shortcuts/listen-to-keys.js';

applyTheme();
listenToKeys();

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
