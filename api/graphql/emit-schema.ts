import fs from 'node:fs'
import { printSchema } from 'graphql'
import { buildGraphqlSchema } from './build-schema.ts'

/** Writes the SDL the code stands for to the file named in the first argument. */
const file = process.argv[2]
if (file) fs.writeFileSync(file, `${printSchema(buildGraphqlSchema())}\n`)
