// Only for the test that kills it: puts one file after another and says so.
import { randomBytes } from 'node:crypto'
import { folderStore } from './folder-store.ts'

const files = folderStore(process.argv[2]!, { sealBytes: (bytes) => bytes, openBytes: (bytes) => bytes })
for (;;) process.send!(await files.put(randomBytes(50_000)))
