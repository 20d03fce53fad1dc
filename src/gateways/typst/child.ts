// The compiler's own process: takes one paper after another over IPC and gives back its PDF.
// The compiler keeps about 200 KB of each document for ever, which is why the parent replaces this process now and then.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { codePointsOf, drawableAll } from './glyphs.ts'

export interface Order {
  readonly number: number
  /** Name of the template in the folder, without `.typ`. */
  readonly template: string
  readonly data: unknown
  /** What the PDF says of its making, in seconds; the same order gives the same bytes. */
  readonly madeAt: number
}

export type Answer =
  | { readonly number: number; readonly pdf: Uint8Array }
  | { readonly number: number; readonly fault: string }

export interface Setup {
  readonly templates: string
  /** Package of the compiler for this platform. */
  readonly compiler: string
  readonly fonts: readonly string[]
}

/** The part of the compiler's interface used here; its package brings no types. */
interface Compiler {
  pdf(
    document: { mainFilePath: string; inputs: Record<string, string> },
    options: { pdfStandard: string; creationTimestamp: number },
  ): Uint8Array
}
interface CompilerPackage {
  NodeCompiler: { create(options: { workspace: string; fontArgs: { fontPaths: string[] }[] }): Compiler }
}

/** What the compiler says, without the words of the document it quotes. */
function faultOf(thrown: unknown): string {
  const { message, code } = thrown as { message?: string; code?: string }
  const said = message || code || String(thrown)
  return said.replace(/`[^`]*`/g, '`…`').replace(/panicked with: .*/s, 'panicked')
}

function start({ templates, compiler, fonts }: Setup): (order: Order) => Answer {
  const { NodeCompiler } = createRequire(import.meta.url)(compiler) as CompilerPackage
  const typst = NodeCompiler.create({
    workspace: templates,
    fontArgs: [{ fontPaths: fonts.map((f) => path.dirname(f)) }],
  })
  const has = codePointsOf(fs.readFileSync(fonts[0]!))
  return ({ number, template, data, madeAt }) => {
    try {
      const document = {
        mainFilePath: path.join(templates, `${template}.typ`),
        inputs: { data: JSON.stringify(drawableAll(data, has)) },
      }
      return { number, pdf: typst.pdf(document, { pdfStandard: 'ua-1', creationTimestamp: madeAt }) }
    } catch (thrown) {
      return { number, fault: faultOf(thrown) }
    }
  }
}

function startOrSay(setup: Setup): (order: Order) => Answer {
  try {
    return start(setup)
  } catch (thrown) {
    return ({ number }) => ({ number, fault: `the compiler does not start: ${(thrown as Error).message}` })
  }
}

const make = startOrSay(JSON.parse(process.argv[2]!))
process.on('message', (order: Order) => process.send!(make(order)))
process.on('disconnect', () => process.exit(0))
