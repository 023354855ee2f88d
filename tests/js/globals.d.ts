// The one global of our scripts: each file adds its part to `window.lokm`.
interface Window {
  lokm: Record<string, any>;
}
