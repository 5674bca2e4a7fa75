using Serverless.Local.Host.Http;
using Serverless.Local.Host.Realtime;
using Serverless.Local.Host.Timers;

namespace Serverless.Local.Host.Worker;

/// <summary>A worker whose functions can be run, by what triggers them.</summary>
internal sealed record LoadedWorker(WorkerChannel Channel, HttpFunctions Http, LiveTriggers Live, TimerService Timers);
