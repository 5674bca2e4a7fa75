namespace Serverless.Local.Host.Worker;

/// <summary>The worker ended, or does not listen any more, before it answered.</summary>
internal sealed class WorkerGoneException() : Exception("The worker is gone.");
