using System.Collections.Concurrent;

namespace Serverless.Local.Tests.Realtime;

public sealed class LiveLog
{
    public ConcurrentQueue<string> Connections { get; } = [];
}
