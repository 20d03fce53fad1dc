import { shown } from '../example.ts'
import FileUpload from './file-upload.svelte'

export const examples = shown(FileUpload, 'Файл', [
  {
    name: 'Скан',
    props: { name: 'scan', label: { text: 'Скан документа' }, hint: { text: 'PDF, JPEG або PNG, до\u00a010\u00a0МБ' } },
  },
])
