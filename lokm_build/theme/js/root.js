/* The mark of the site's root: 404.html, which may be shown at any depth, finds the root by loading this file. */
(function () {
  "use strict";
})();
