using System.ComponentModel.DataAnnotations;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Domain.Tests.WaitingRoom;

public sealed class WaitingRoomPolicyTests
{
    [Fact]
    public void Default_settings_are_valid() => Assert.Empty(FaultsOf(new WaitingRoomPolicy()));

    [Theory]
    [InlineData(301, 30, 300)]
    [InlineData(100, 301, 300)]
    public void Longest_life_of_a_pass_is_no_shorter_than_a_lease(int lease, int unused, int longest)
    {
        var policy = new WaitingRoomPolicy
        {
            PassSeconds = lease,
            UnusedPassSeconds = unused,
            PassSecondsMax = longest,
        };

        Assert.Contains(
            nameof(WaitingRoomPolicy.PassSecondsMax),
            Assert.Single(FaultsOf(policy)).ErrorMessage,
            StringComparison.Ordinal);
    }

    private static List<ValidationResult> FaultsOf(WaitingRoomPolicy policy)
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(policy, new ValidationContext(policy), faults, validateAllProperties: true);

        return faults;
    }
}
