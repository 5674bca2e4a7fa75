using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Serverless.Local.Host.Worker;

/// <summary>Generates invocation ids: a random half per process and a counter, so a call costs no entropy.</summary>
internal static class InvocationIds
{
    private static readonly long Process = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));
    private static long Count;

    public static string Next()
    {
        Span<long> halves = [Process, Interlocked.Increment(ref Count)];

        return new Guid(MemoryMarshal.AsBytes(halves)).ToString();
    }
}
