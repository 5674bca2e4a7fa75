using System.Security.Cryptography;
using System.Text;
using Serverless.Adapters.Accounts;
using StackExchange.Redis;

namespace Serverless.Adapters.WaitingRoom;

/// <summary>
/// The secret seed of the pre-sale draws. It comes from the secret of the access tokens, so every process has the same
/// one and visitors draw the same numbers again after Redis lost a queue.
/// </summary>
internal sealed class DrawSeed(TokenPolicy policy)
{
    public RedisValue Value { get; } = Convert.ToHexStringLower(HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(policy.Secret), 16, info: "pre-sale draw, 1"u8.ToArray()));
}
