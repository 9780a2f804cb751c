/** How a model can be lost over a question: its process ended, or it gave no answer in ample time. */
export type Loss = 'died' | 'timed-out'

/** A model that runs in a process of its own was lost over a question. Asked again, it is started anew. */
export class ModelLost extends Error {
  readonly how: Loss

  constructor(how: Loss, message: string) {
    super(message)
    this.name = 'ModelLost'
    this.how = how
  }
}
