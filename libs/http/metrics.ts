import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry as Measurements } from 'prom-client';

/** What is measured, in the units that Prometheus asks for: https://prometheus.io/docs/practices/naming/ */
@Injectable()
export class Metrics {
  readonly measurements = new Measurements();
  readonly requests = new Histogram({
    name: 'tansiq_http_request_duration_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [this.measurements],
  });
  readonly refusals = new Counter({
    name: 'tansiq_refusals_total',
    help: 'Requests that ended in a problem, by its code',
    labelNames: ['code'],
    registers: [this.measurements],
  });
  readonly viewPosition = new Gauge({
    name: 'tansiq_view_position',
    help: 'Log position that a view has reached',
    labelNames: ['view'],
    registers: [this.measurements],
  });
  readonly viewLag = new Gauge({
    name: 'tansiq_view_lag_seconds',
    help: 'How long a view has been behind the log',
    labelNames: ['view'],
    registers: [this.measurements],
  });
  readonly viewStopped = new Gauge({
    name: 'tansiq_view_stopped',
    help: '1 where a view stopped at an event it cannot digest',
    labelNames: ['view'],
    registers: [this.measurements],
  });
  readonly logPosition = new Gauge({
    name: 'tansiq_log_position',
    help: 'Position of the last event in the log',
    registers: [this.measurements],
  });

  constructor() {
    collectDefaultMetrics({ register: this.measurements });
  }
}
