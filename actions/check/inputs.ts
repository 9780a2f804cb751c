import { checkPage } from '../kit/html-page.ts'
import type { InputReader } from '../kit/input-readers.ts'

const TASKS = ['auto', 'binary', 'multiclass', 'regression'] as const
export type CheckTask = (typeof TASKS)[number]

/** `html` is where to write the page. */
export type CheckInputs = { readonly html: string | undefined } & CheckSubject

type CheckSubject =
  | {
      readonly kind: 'files'
      readonly train: string
      readonly holdout: string
      readonly target: string
      readonly task: CheckTask
      readonly roles: { readonly id?: string; readonly group?: string; readonly time?: string }
      readonly exclude: readonly string[]
    }
  | { readonly kind: 'model'; readonly config: string; readonly model: string | undefined }

const ALONE = ['target', 'id', 'group', 'time'] as const

export function readCheckInputs(read: InputReader): CheckInputs {
  return { html: checkPage(read, read.text('html')), ...readSubject(read) }
}

function readSubject(read: InputReader): CheckSubject {
  const config = read.textOr('config', 'assay.yml')
  const model = read.text('model')
  const [train, holdout] = [read.text('train'), read.text('holdout')]
  const given = { target: read.text('target'), id: read.text('id'), group: read.text('group'), time: read.text('time') }
  const task = read.choice('task', TASKS, 'auto')
  const exclude = read.names('exclude')
  if (train === undefined && holdout === undefined) {
    for (const name of ALONE.filter((one) => given[one] !== undefined)) {
      read.refuse(name, 'means nothing without train and holdout', `name the two files, or write it into ${config}`)
    }
    return { kind: 'model', config, model }
  }
  const fixes = {
    train: 'name the data that the model learns from',
    holdout: 'name the data that the model is tested on',
    target: 'name the column that holds the truth',
  }
  const needed = { train, holdout, target: given.target }
  for (const name of ['train', 'holdout', 'target'] as const) {
    if (needed[name] === undefined) read.refuse(name, 'is missing', fixes[name])
  }
  if (model !== undefined) read.refuse('model', 'means nothing beside train and holdout', 'leave it out')
  const { target, ...others } = given
  const roles = Object.fromEntries(Object.entries(others).filter(([, column]) => column !== undefined))
  return { kind: 'files', train: train ?? '', holdout: holdout ?? '', target: target ?? '', task, roles, exclude }
}
