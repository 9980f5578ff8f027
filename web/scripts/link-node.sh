#!/bin/sh
# Links the machine's own Node to where frontend-maven-plugin looks for one:
#   link-node.sh <directory> <true: use the machine's Node | false: the plugin downloads one>
set -eu
directory=$1/node
use_own=$2

if [ "$use_own" != true ]; then
  if [ -L "$directory/node" ]; then rm -rf "$directory"; fi
  exit 0
fi

node=$(command -v node)
npm=$(command -v npm) || { echo "npm is missing beside $node: install it, or run Maven with -Dskip.installnodenpm=false" >&2; exit 1; }
"$node" -e '
  const [major, minor] = process.versions.node.split(".").map(Number);
  process.exit(major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19) ? 0 : 1)
' || { echo "Node $("$node" --version) is too old (20.19 or 22.12 is needed): update it, or run Maven with -Dskip.installnodenpm=false" >&2; exit 1; }
npm_home=$("$node" -p 'const p = require("path"); p.resolve(require("fs").realpathSync(process.argv[1]), "..", "..")' "$npm")

rm -rf "$directory"
mkdir -p "$directory/node_modules"
ln -s "$node" "$directory/node"
ln -s "$npm_home" "$directory/node_modules/npm"
