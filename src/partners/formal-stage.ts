import type { Stage } from './stage.ts';

/** A strategic alliance or a joint venture: the stages that make a relationship formal by themselves. */
export function isFormalStage(stage: Stage): boolean {
  return stage === 'strategic-alliance' || stage === 'joint-venture';
}
