export { type JobQueueOptions, openJobQueue } from './open-job-queue.js';
