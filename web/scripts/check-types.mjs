// Types and lint, from one and the same program: typed rules ask the compiler what it has just found out, where
// `eslint .` and `tsc` one after the other would find it out twice.
import { ESLint } from "eslint";
import ts from "typescript";

const programs = ["tsconfig.app.json", "tsconfig.node.json"].map((name) => {
  const config = ts.getParsedCommandLineOfConfigFile(name, undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
      throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n"));
    },
  });
  return ts.createProgram({ rootNames: config.fileNames, options: config.options, configFileParsingDiagnostics: config.errors });
});
const diagnostics = programs.flatMap((program) => ts.getPreEmitDiagnostics(program));
if (diagnostics.length > 0) {
  const host = { getCanonicalFileName: (name) => name, getCurrentDirectory: ts.sys.getCurrentDirectory, getNewLine: () => "\n" };
  console.error(ts.formatDiagnosticsWithColorAndContext(diagnostics, host));
}

const eslint = new ESLint({
  overrideConfig: { files: ["src/**/*.{ts,tsx}", "vite.config.ts"], languageOptions: { parserOptions: { projectService: false, programs } } },
});
const results = await eslint.lintFiles(["."]);
const formatter = await eslint.loadFormatter("stylish");
process.stdout.write(await formatter.format(results));
const complaints = results.reduce((sum, file) => sum + file.errorCount + file.warningCount, 0);
process.exitCode = diagnostics.length + complaints > 0 ? 1 : 0;
