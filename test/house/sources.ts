import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import ts from "typescript";
import { root } from "../support/ppa.ts";
import { projectFiles } from "./markdown.ts";

export interface Source {
  readonly path: string;
  readonly tree: ts.SourceFile;
}

export interface Import {
  readonly path: string;
  /** As written, or the path of the file in the repository. */
  readonly of: string;
  readonly typeOnly: boolean;
}

/** The parsed sources, without those of site and tests. */
export const sources = projectFiles("lib", "cli", "actions", "schemas")
  .filter((path) => path.endsWith(".ts"))
  .map((path): Source => {
    const text = readFileSync(join(root, path), "utf8");
    return { path, tree: ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true) };
  });
/** Of `lib/`. */
export const library = sources.filter(({ path }) => path.startsWith("lib/"));
/** Every static and dynamic import and re-export. */
export const imports = sources.flatMap(importsOf);

/** Everything below a node. */
export function nodesOf(tree: ts.Node): ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(tree, (node) => void children.push(node));
  return children.flatMap((node) => [node, ...nodesOf(node)]);
}

function importsOf({ path, tree }: Source): Import[] {
  const found = (specifier: ts.Expression | undefined, typeOnly: boolean): Import[] => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return [];
    const of = specifier.text.startsWith(".") ? normalize(join(dirname(path), specifier.text)) : specifier.text;
    return [{ path, of, typeOnly }];
  };
  return nodesOf(tree).flatMap((node) => {
    if (ts.isImportDeclaration(node)) return found(node.moduleSpecifier, isTypeOnly(node.importClause));
    if (ts.isExportDeclaration(node)) return found(node.moduleSpecifier, node.isTypeOnly);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      return found(node.arguments[0], false);
    return [];
  });
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const names =
    clause.namedBindings && ts.isNamedImports(clause.namedBindings) ? clause.namedBindings.elements : undefined;
  return !clause.name && names !== undefined && names.length > 0 && names.every((name) => name.isTypeOnly);
}

/** True in `import { randomBytes } from "node:crypto"`, false for a parameter of that name. */
export function isNodeImport(node: ts.Identifier): boolean {
  const declaration = ts.isImportSpecifier(node.parent) ? node.parent.parent.parent.parent : undefined;
  return (
    declaration !== undefined &&
    ts.isImportDeclaration(declaration) &&
    /node:/.test(declaration.moduleSpecifier.getText())
  );
}

/** `file:line text` of every node that breaks a rule. */
export function places(list: readonly Source[], breaks: (node: ts.Node) => boolean): string[] {
  return list.flatMap(({ path, tree }) =>
    nodesOf(tree)
      .filter(breaks)
      .map(
        (node) =>
          `${path}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${node.getText().slice(0, 80)}`,
      ),
  );
}

/** True when every call in the file of the parameter's function gives it constant text. */
function isConstantInCalls(parameter: ts.ParameterDeclaration): boolean {
  const { parent } = parameter;
  // Who calls an exported function is not known here.
  const exported =
    ts.canHaveModifiers(parent) && parent.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  if (!ts.isFunctionDeclaration(parent) || !parent.name || exported) return false;
  const { name, parameters } = { name: parent.name.text, parameters: [...parent.parameters] };
  const calls = nodesOf(parameter.getSourceFile()).filter(ts.isCallExpression);
  const given = calls.filter(({ expression }) => expression.getText() === name);
  return given.every((call) => {
    const argument = call.arguments[parameters.indexOf(parameter)];
    return argument !== undefined && isConstant(argument);
  });
}

/** Text that the source alone determines: literals, and constants of the file, or imported, made of them. */
export function isConstant(node: ts.Expression): boolean {
  if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return true;
  if (ts.isAsExpression(node) || ts.isElementAccessExpression(node)) return isConstant(node.expression);
  if (ts.isTemplateExpression(node)) return node.templateSpans.every(({ expression }) => isConstant(expression));
  if (ts.isBinaryExpression(node)) return isConstant(node.left) && isConstant(node.right);
  if (ts.isArrayLiteralExpression(node)) return node.elements.every(isConstant);
  if (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.name.text === "join"
  ) {
    return isConstant(node.expression.expression) && node.arguments.every(isConstant);
  }
  if (!ts.isIdentifier(node)) return false;
  const names = nodesOf(node.getSourceFile()).filter((each) => ts.isIdentifier(each) && each.text === node.text);
  const declared = names.map(({ parent }) => parent).filter(ts.isVariableDeclaration);
  if (declared.length > 0)
    return declared.every(({ initializer }) => initializer !== undefined && isConstant(initializer));
  const parameter = names.map(({ parent }) => parent).find(ts.isParameter);
  if (parameter) return isConstantInCalls(parameter);
  return /^[A-Z_]+$/.test(node.text) && names.some(({ parent }) => ts.isImportSpecifier(parent));
}
