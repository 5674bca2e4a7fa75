using Serverless.Local.Host.Http;
using Serverless.Local.Host.Realtime;
using Serverless.Local.Host.Timers;

namespace Serverless.Local.Host.Worker;

/// <summary>A worker whose functions are loaded, grouped by trigger.</summary>
internal sealed record LoadedWorker(WorkerChannel Channel, HttpFunctions Http, LiveTriggers Live, TimerService Timers);
