/* Loads the page anew when the preview has a newer one. Only `lokm serve` adds this to pages, on their way out. */
(function () {
  "use strict";

  var script = /** @type {HTMLScriptElement} */ (document.currentScript);
  var number = script.dataset.number || "0";
  /** @type {EventSource | null} */
  var source = null;

  // A browser has few connections to one host: pages in the background leave theirs to others.
  function listen() {
    if (document.hidden) {
      if (source) source.close();
      source = null;
    } else if (!source) {
      source = new EventSource("/.lokm/live?" + new URLSearchParams({ page: location.pathname, number: number }));
      source.onmessage = function () { location.reload(); };
    }
  }

  document.addEventListener("visibilitychange", listen);
  listen();
})();
