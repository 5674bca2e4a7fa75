using Serverless.Adapters.Accounts;
using Serverless.Adapters.WaitingRoom;

namespace Serverless.Adapters.Tests.WaitingRoom;

/// <summary>The seed of the pre-sale draws of these tests.</summary>
internal static class TestSeed
{
    public static DrawSeed Value { get; } = new(new TokenPolicy { Secret = "a signing secret of these tests only" });
}
