using Serverless.Local.Processes;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Serverless.Adapters.Tests.Platform.Redis;

/// <summary>A fact of a contract suite, which several classes run against their own server.</summary>
[XunitTestCaseDiscoverer(
    "Serverless.Adapters.Tests.Platform.Redis.ContractFactDiscoverer", "Serverless.Adapters.Tests")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class ContractFactAttribute : FactAttribute;

/// <summary>
/// The class runs on redis-server. Where it is not installed its facts are skipped, each by its name; in CI they run
/// all the same, and fail.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnRedisServerAttribute : Attribute
{
    public static string? SkipReason { get; } =
        RedisServer.IsRedisInstalled || Environment.GetEnvironmentVariable("CI") is "true" or "1"
            ? null
            : "redis-server is not installed on this machine.";
}

public sealed class ContractFactDiscoverer(IMessageSink diagnosticMessageSink) : FactDiscoverer(diagnosticMessageSink)
{
    protected override IXunitTestCase CreateTestCase(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        new ContractTestCase(
            DiagnosticMessageSink,
            discoveryOptions.MethodDisplayOrDefault(),
            discoveryOptions.MethodDisplayOptionsOrDefault(),
            testMethod);
}

public sealed class ContractTestCase : XunitTestCase
{
    [Obsolete("For the test runner, which fills it afterwards.")]
    public ContractTestCase()
    {
    }

    public ContractTestCase(
        IMessageSink diagnosticMessageSink,
        TestMethodDisplay display,
        TestMethodDisplayOptions options,
        ITestMethod method)
        : base(diagnosticMessageSink, display, options, method)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        TestMethod.TestClass.Class.GetCustomAttributes(typeof(OnRedisServerAttribute)).Any()
            ? OnRedisServerAttribute.SkipReason ?? base.GetSkipReason(factAttribute)
            : base.GetSkipReason(factAttribute);
}
