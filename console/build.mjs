// Builds the console into target/classes/console, unless it stands there already as these sources give it.
import { createHash } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const out = join(here, 'target/classes/console')
const inputs = [
  'src', 'index.html', 'build.mjs', 'package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts',
  '../rules/examples',
]

function filesOf(path) {
  return statSync(path).isDirectory()
    ? readdirSync(path).sort().flatMap((name) => filesOf(join(path, name)))
    : [path]
}

function hashOf(paths) {
  const hash = createHash('sha256')
  for (const file of paths.flatMap((path) => filesOf(join(here, path)))) {
    hash.update(relative(here, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function stands(mark, hash) {
  return existsSync(mark) && readFileSync(mark, 'utf8') === hash
}

function run(command, ...args) {
  const ended = spawnSync(command, args, { cwd: here, stdio: ['ignore', 'inherit', 'inherit'] })
  if (ended.status !== 0) {
    console.error(`console: ${command} ${args.join(' ')} failed`, ended.error ?? '')
    process.exit(ended.status ?? 1)
  }
}

const libraries = hashOf(['package.json', 'package-lock.json'])
const librariesMark = join(here, 'node_modules/.installed')
if (!stands(librariesMark, libraries)) {
  run('npm', 'ci', '--no-audit', '--no-fund', '--loglevel=error')
  writeFileSync(librariesMark, libraries)
}

const sources = hashOf(inputs)
const sourcesMark = join(here, 'target/built')
if (!stands(sourcesMark, sources) || !existsSync(join(out, 'files.txt'))) {
  run(process.execPath, 'node_modules/typescript/bin/tsc', '--noEmit')
  run(process.execPath, 'node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn')
  // The server answers with these files and no others.
  const files = filesOf(out).map((file) => relative(out, file)).filter((file) => file !== 'files.txt')
  writeFileSync(join(out, 'files.txt'), files.join('\n') + '\n')
  mkdirSync(dirname(sourcesMark), { recursive: true })
  writeFileSync(sourcesMark, sources)
}
