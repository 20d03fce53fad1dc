// The commands, each in its own file and loaded only when asked for.
export interface Command {
  readonly usage: string
  readonly does: string
  load(): Promise<{ run(args: readonly string[]): Promise<number | undefined> }>
}

export const commands: Readonly<Record<string, Command>> = {
  start: {
    usage: 'start',
    does: 'the demo town, everything in one process on this machine',
    load: () => import('./start.ts'),
  },
  dev: { usage: 'dev', does: 'the demo town for those who change the code', load: () => import('./dev.ts') },
  serve: { usage: 'serve [--no-jobs]', does: 'answer requests of a real centre', load: () => import('./serve.ts') },
  work: { usage: 'work', does: 'only do the jobs: send messages, watch deadlines', load: () => import('./work.ts') },
  migrate: { usage: 'migrate', does: 'bring the database up to this version', load: () => import('./migrate.ts') },
  backup: {
    usage: 'backup DIR [--with-keys]',
    does: 'copy the embedded database and the files while people work',
    load: () => import('./backup.ts'),
  },
  restore: {
    usage: 'restore DIR [--keys FILE]',
    does: 'bring a backup back into an empty folder',
    load: () => import('./restore.ts'),
  },
  init: {
    usage: 'init [--name NAME] [--place-code CODE]',
    does: 'an empty centre and a one-time link for its first head',
    load: () => import('./init.ts'),
  },
  catalogue: {
    usage: 'catalogue import FILE [CARD.json…] [--from DATE] [--preview] | catalogue export FILE',
    does: 'the catalogue of services from and to JSON or CSV',
    load: () => import('./catalogue.ts'),
  },
  deadline: {
    usage:
      'deadline --start DATE --days N [--unit law|working|calendar] [--martial-law on|off] [--pause FROM..TO]… [--lang uk|en] [--json]',
    does: 'the last day of a term and the steps to it, each with its article',
    load: () => import('./deadline.ts'),
  },
  benefits: {
    usage: 'benefits check FACTS.json [--on DATE] [--kind KIND]… [--lang uk|en] [--json] | benefits facts',
    does: 'who is likely entitled to which aid, each condition with its law; facts lists what may be known',
    load: () => import('./benefits.ts'),
  },
  replay: {
    usage: 'replay CENTRE DATE [--json]',
    does: 'every call of a day judged anew from the record: did anybody jump?',
    load: () => import('./replay.ts'),
  },
  audit: { usage: 'audit verify', does: 'see whether the access log is whole', load: () => import('./audit.ts') },
  draw: {
    usage: 'draw verify FILE',
    does: 'repeat a published draw from its file alone and name the first difference',
    load: () => import('./draw.ts'),
  },
  kills: {
    usage: 'kills [--small] [--rounds N] [--seed S]',
    does: 'kill the process and the database in the middle of work and look what is lost',
    load: () => import('./kills.ts'),
  },
  race: {
    usage: 'race [--draw] [--small] [--attempts N] [--people N] [--processes N] [--seed S]',
    does: 'a thousand people after five hundred times from several processes: nothing sold twice, nobody over the limit; with --draw the same for a fair release',
    load: () => import('./race.ts'),
  },
  bench: {
    usage: 'bench [--only WORD] [--json FILE]',
    does: 'figures beside the limits of the same run',
    load: () => import('./bench.ts'),
  },
  schema: {
    usage: 'schema [FILE]',
    does: 'write the schema that the migrations make into src/db/schema.sql or another file',
    load: () => import('./schema.ts'),
  },
  proofs: {
    usage: 'proofs',
    does: 'kills and a whole day: what must hold whatever happens',
    load: () => import('./proofs.ts'),
  },
  day: {
    usage: 'day [--visitors N] [--seed S] [--small] [--json]',
    does: 'play a whole day of the Kharkiv centre with an accelerated clock and check its record',
    load: () => import('./day.ts'),
  },
}
