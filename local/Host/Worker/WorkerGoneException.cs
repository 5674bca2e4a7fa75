namespace Serverless.Local.Host.Worker;

/// <summary>The worker ended or stopped listening before it responded.</summary>
internal sealed class WorkerGoneException() : Exception("The worker is gone.");
