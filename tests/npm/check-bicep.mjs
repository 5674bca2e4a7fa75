// Reads Bicep files as an editor would, and says where one is not Bicep. It knows the grammar, not the types.
//
//   out  {"file": path, "line": 3, "column": 7} for each place
//
// Arguments: the files.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Language, Parser } from 'web-tree-sitter';

await Parser.init();

const grammar = fileURLToPath(import.meta.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm'));
const parser = new Parser();
parser.setLanguage(await Language.load(grammar));

const report = (file, node) => {
  if (node.isError || node.isMissing) {
    const { row, column } = node.startPosition;
    process.stdout.write(JSON.stringify({ file, line: row + 1, column: column + 1 }) + '\n');
  } else if (node.hasError) {
    node.children.forEach((child) => report(file, child));
  }
};

// The grammar has no values of parameters, which look like variables but for the word.
const read = (file) => {
  const text = readFileSync(file, 'utf8');

  return file.endsWith('.bicepparam') ? text.replace(/^param (?=\w+ =)/gm, 'var   ') : text;
};

for (const file of process.argv.slice(2)) {
  report(file, parser.parse(read(file)).rootNode);
}
