// Packs the search scripts as packs.json tells: each pack becomes one small file in lokm_build/search/packed/, which is
// what sites serve. `--check` writes nothing and fails when a file there is stale.
const fs = require("fs");
const path = require("path");
const { minify } = require("terser");

const SEARCH = path.join(__dirname, "../../lokm_build/search");
const WRITTEN = path.join(SEARCH, "browser");
const PACKED = path.join(SEARCH, "packed");
const HEADER = "/* Made of lokm_build/search/browser by make scripts. */\n";

// Names inside a function are shortened; those that scripts share with each other, or with the page, stay.
const OPTIONS = { ecma: 2018, toplevel: false, compress: { passes: 2 }, mangle: true, format: { max_line_len: 500 } };

async function packed(names) {
  const sources = Object.fromEntries(names.map((name) => [name, fs.readFileSync(path.join(WRITTEN, name + ".js"), "utf8")]));
  const made = await minify(sources, OPTIONS);
  return HEADER + made.code + "\n";
}

async function main() {
  const packs = JSON.parse(fs.readFileSync(path.join(WRITTEN, "packs.json"), "utf8"));
  const isCheck = process.argv.includes("--check");
  const stale = [];
  for (const [name, names] of Object.entries(packs)) {
    const file = path.join(PACKED, name + ".js");
    const code = await packed(names);
    if (fs.existsSync(file) && fs.readFileSync(file, "utf8") === code) continue;
    stale.push(name);
    if (!isCheck) fs.writeFileSync(file, code);
  }
  if (isCheck && stale.length) {
    console.error(`lokm_build/search/packed is stale (${stale.join(", ")}): run make scripts`);
    process.exitCode = 1;
  }
}

main();
